// Answers a form with pdf.js, as Firefox does when somebody types and saves.
//
//   node fill_pdfjs.mjs BLANK TARGET < VALUES
//
// VALUES is a JSON object on standard input: field name -> text, a drop-down's export value, or
// true/false for a check box. A field that the form does not have ends the program with status 1,
// before TARGET is written.

import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** The ids of all widgets under each field name; a field may have several widgets. */
async function widgetIdsByFieldName(pdf) {
  const ids = new Map();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    for (const annotation of await page.getAnnotations()) {
      if (annotation.subtype !== "Widget") continue;
      ids.set(annotation.fieldName, [...(ids.get(annotation.fieldName) ?? []), annotation.id]);
    }
  }
  return ids;
}

const [blank, target] = process.argv.slice(2);
const values = JSON.parse(await text(process.stdin));
const pdf = await getDocument({
  data: new Uint8Array(await readFile(blank)),
  verbosity: VerbosityLevel.ERRORS,
}).promise;
const widgetIds = await widgetIdsByFieldName(pdf);

const unknown = Object.keys(values).filter((name) => !widgetIds.has(name));
if (unknown.length > 0) {
  console.error(`no such field: ${unknown.join(", ")}`);
  process.exit(1);
}

for (const [name, value] of Object.entries(values)) {
  for (const id of widgetIds.get(name)) pdf.annotationStorage.setValue(id, { value });
}
await writeFile(target, await pdf.saveDocument());
await pdf.destroy();
