import java.io.File;
import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;

/** Makes fields page content with PDFBox 2: {@code java FlattenPdfBox.java FILE TARGET}. */
public final class FlattenPdfBox {
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try (PDDocument document = PDDocument.load(new File(arguments[0]))) {
            PDAcroForm form = document.getDocumentCatalog().getAcroForm();
            if (form != null) {
                form.flatten();
            }
            document.save(arguments[1]);
        }
    }
}
