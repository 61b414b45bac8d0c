import java.io.File;
import java.io.IOException;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.fdf.FDFDocument;

/**
 * Writes the answers in a form as FDF or XFDF with PDFBox 2.
 *
 * <p>{@code java ExportPdfBox.java FORM TARGET fdf|xfdf}
 */
public final class ExportPdfBox {
    public static void main(String[] arguments) throws IOException {
        try (PDDocument document = PDDocument.load(new File(arguments[0]));
                FDFDocument answers = document.getDocumentCatalog().getAcroForm().exportFDF()) {
            if (arguments[2].equals("fdf")) {
                answers.save(new File(arguments[1]));
            } else {
                answers.saveXFDF(new File(arguments[1]));
            }
        }
    }
}
