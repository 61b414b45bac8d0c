"""Pages of paper in pictures: found, made straight, and measured. Everything here needs the extra ``scan``, and is
imported by ``wta_forms.extract.scan`` alone.

Pictures are grey: arrays of bytes, rows from the top. On a page, lengths are points from its top left corner; a lens
takes them to the pixels of a picture.
"""
