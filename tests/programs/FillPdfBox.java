import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

/**
 * Answers a form with PDFBox 2, as many servers do.
 *
 * <p>{@code java FillPdfBox.java BLANK TARGET full|incremental < ANSWERS}: every answer on standard
 * input is three strings, each ended by U+0000, in UTF-8: {@code text}, the field's name and the
 * text, the drop-down's export value or the on-state of a radio group's button; or {@code check} or
 * {@code uncheck}, the name, and nothing.
 */
public final class FillPdfBox {
    public static void main(String[] arguments) throws IOException {
        String input = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        try (PDDocument document = PDDocument.load(new File(arguments[0]))) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm();
            // -1 keeps the empty strings at the end; the last of them follows the last U+0000.
            String[] answers = input.split("\u0000", -1);
            for (int i = 0; i + 2 < answers.length; i += 3) {
                answer(form, answers[i], answers[i + 1], answers[i + 2]);
            }
            save(document, new File(arguments[1]), arguments[2]);
        }
    }

    private static void answer(PDAcroForm form, String verb, String name, String text)
            throws IOException {
        PDField field = form == null ? null : form.getField(name);
        if (field == null) {
            throw new IllegalStateException("no such field: " + name);
        }
        switch (verb) {
            case "check" -> ((PDCheckBox) field).check();
            case "uncheck" -> ((PDCheckBox) field).unCheck();
            case "text" -> setText(form, field, text);
            default -> throw new IllegalStateException("no such verb: " + verb);
        }
        markChanged(form, field);
    }

    /**
     * PDFBox 2.0.27 sets /V, then draws it, and throws where the font lacks a character. Programs
     * that fill forms with it go on, and ask the viewer to draw the field instead.
     */
    private static void setText(PDAcroForm form, PDField field, String text) throws IOException {
        try {
            field.setValue(text);
        } catch (IllegalArgumentException missingCharacter) {
            if (!field.getCOSObject().getString(COSName.V, "").equals(text)) {
                throw missingCharacter;
            }
            form.setNeedAppearances(true);
        }
    }

    /** An incremental save writes only what is marked, and only if all above it is marked too. */
    private static void markChanged(PDAcroForm form, PDField field) {
        form.getCOSObject().setNeedToBeUpdated(true);
        if (form.getCOSObject().getDictionaryObject(COSName.FIELDS) instanceof COSArray fields) {
            fields.setNeedToBeUpdated(true);
        }
        field.getCOSObject().setNeedToBeUpdated(true);
        for (PDAnnotationWidget widget : field.getWidgets()) {
            markChanged(widget.getCOSObject());
        }
    }

    private static void markChanged(COSDictionary widget) {
        widget.setNeedToBeUpdated(true);
        if (widget.getDictionaryObject(COSName.AP) instanceof COSDictionary appearances) {
            appearances.setNeedToBeUpdated(true);
            if (appearances.getDictionaryObject(COSName.N) instanceof COSDictionary normal) {
                normal.setNeedToBeUpdated(true);
            }
        }
    }

    private static void save(PDDocument document, File target, String how) throws IOException {
        if (how.equals("full")) {
            document.save(target);
            return;
        }
        document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
        try (OutputStream stream = new FileOutputStream(target)) {
            document.saveIncremental(stream);
        }
    }
}
