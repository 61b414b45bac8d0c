// Copy buttons, a count, and boxes that stay ticked. The page does all it must without this.
const boxes = [...document.querySelectorAll(".sent")];
const place = "wta-forms outbox " + document.body.dataset.outbox;
const said = document.getElementById("said");

function kept() {
  try { return JSON.parse(localStorage.getItem(place)) || []; } catch { return []; }
}

function counted() {
  const ticked = boxes.filter((box) => box.checked);
  document.getElementById("ticked").textContent = ticked.length;
  document.getElementById("bar").value = ticked.length;
  const all = ticked.length === boxes.length;
  const who = all ? "--all" : ticked.map((box) => box.dataset.person).join(" ");
  document.getElementById("command").textContent = ticked.length ? "wta-forms mark sent " + who : "wta-forms mark sent --all";
  try { localStorage.setItem(place, JSON.stringify(ticked.map((box) => box.value))); } catch { /* a private window */ }
}

async function copied(button) {
  const words = document.getElementById(button.dataset.copies).textContent;
  try {
    await navigator.clipboard.writeText(words);
  } catch {  // a file that was opened from the disk, in an older browser
    const area = document.createElement("textarea");
    area.value = words;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  said.textContent = button.dataset.what + " copied";
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 1500);
}

const before = kept();
for (const box of boxes) {
  box.checked = before.includes(box.value);
  box.addEventListener("change", counted);
}
for (const button of document.querySelectorAll("button[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => copied(button));
}
document.getElementById("count").hidden = false;
counted();
