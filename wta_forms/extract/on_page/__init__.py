"""What stands on a page beside the fields: notes laid on top, and printed words and ticks.

The way of a printed page: its ``pieces`` (what is drawn, ISO 32000-2, 8.2) and the characters of PDFium's text page
(``pdfium_text``, put right by ``as_drawn``); where the words of the blank stand among them, and so the matrix from the
blank to the page (``printed``, ``geometry``); every other character to the box in which its word begins (``in_boxes``);
in a box, lines and their order (``reading_order``) to what was typed (``paragraphs``); ticks by how dark a box is
(``ink``). ``page_text`` does all this. ``annotations`` does the same for ``notes`` (12.5.6), by their rectangles.

Words: the *blank* is the form as it was laid out, and knows where each box is; the *page* is one of the file that came
back, which may show the blank turned, smaller, or beside others. Lengths are points (1/72 inch), origin at the bottom
left, y upwards, of whichever of the two is named; pictures have theirs at the top left.
"""
