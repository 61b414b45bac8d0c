// Answers a form with pdf.js, as Firefox does when somebody types and saves.
//
//   node fill_pdfjs.mjs BLANK TARGET < VALUES
//
// VALUES is a JSON object on standard input: field name -> text, a drop-down's export value, the
// on-state of a radio group's button, or true/false for a check box. A field or button that the form
// does not have ends the program with status 1, before TARGET is written.

import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";

import { getDocument, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";

/** All widgets under each field name; a field may have several. */
async function widgetsByFieldName(pdf) {
  const widgets = new Map();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    for (const annotation of await page.getAnnotations()) {
      if (annotation.subtype !== "Widget") continue;
      widgets.set(annotation.fieldName, [...(widgets.get(annotation.fieldName) ?? []), annotation]);
    }
  }
  return widgets;
}

function refuse(message) {
  console.error(message);
  process.exit(1);
}

/** What each widget is given: as in the viewer, pressing one radio button releases the others. */
function answer(storage, name, widgets, value) {
  if (widgets[0].radioButton && !widgets.some((widget) => widget.buttonValue === value)) {
    refuse(`${name} has no button ${value}`);
  }
  for (const widget of widgets) {
    storage.setValue(widget.id, { value: widget.radioButton ? widget.buttonValue === value : value });
  }
}

const [blank, target] = process.argv.slice(2);
const values = JSON.parse(await text(process.stdin));
const pdf = await getDocument({
  data: new Uint8Array(await readFile(blank)),
  verbosity: VerbosityLevel.ERRORS,
}).promise;
const widgets = await widgetsByFieldName(pdf);

const unknown = Object.keys(values).filter((name) => !widgets.has(name));
if (unknown.length > 0) refuse(`no such field: ${unknown.join(", ")}`);

for (const [name, value] of Object.entries(values)) {
  answer(pdf.annotationStorage, name, widgets.get(name), value);
}
await writeFile(target, await pdf.saveDocument());
await pdf.destroy();
