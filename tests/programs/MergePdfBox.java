import java.io.File;
import java.io.IOException;

import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.multipdf.PDFMergerUtility.AcroFormMergeMode;

/**
 * Puts several PDFs into one with PDFBox 2.
 *
 * <p>{@code java MergePdfBox.java TARGET legacy|join FILE...}
 */
public final class MergePdfBox {
    public static void main(String[] arguments) throws IOException {
        PDFMergerUtility merger = new PDFMergerUtility();
        merger.setDestinationFileName(arguments[0]);
        merger.setAcroFormMergeMode(
                arguments[1].equals("join")
                        ? AcroFormMergeMode.JOIN_FORM_FIELDS_MODE
                        : AcroFormMergeMode.PDFBOX_LEGACY_MODE);
        for (int i = 2; i < arguments.length; i++) {
            merger.addSource(new File(arguments[i]));
        }
        merger.mergeDocuments(MemoryUsageSetting.setupMainMemoryOnly());
    }
}
