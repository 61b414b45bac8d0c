// Draws the pages of a PDF with pdf.js, forms as they are printed: from their appearances.
//
//   node draw_pdfjs.mjs FILE FOLDER DOTS_PER_INCH

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { createCanvas } from "@napi-rs/canvas";
import { AnnotationMode, getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

const [file, folder, dots] = process.argv.slice(2);
const home = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const pdf = await getDocument({
  data: new Uint8Array(await readFile(file)),
  standardFontDataUrl: join(home, "standard_fonts/"),
  verbosity: VerbosityLevel.ERRORS,
}).promise;
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: Number(dots) / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({
    canvas,
    canvasContext: canvas.getContext("2d"),
    viewport,
    annotationMode: AnnotationMode.ENABLE,
  }).promise;
  await writeFile(join(folder, `${String(number).padStart(3, "0")}.png`), canvas.toBuffer("image/png"));
}
await pdf.loadingTask.destroy();
