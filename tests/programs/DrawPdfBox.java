import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws the pages of a PDF with PDFBox 2: {@code java DrawPdfBox.java FILE FOLDER DOTS_PER_INCH}. */
public final class DrawPdfBox {
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try (PDDocument document = PDDocument.load(new File(arguments[0]))) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage drawn = renderer.renderImageWithDPI(page, Float.parseFloat(arguments[2]), ImageType.RGB);
                ImageIO.write(drawn, "png", new File(arguments[1], String.format("%03d.png", page + 1)));
            }
        }
    }
}
