"""Open a course from the files that its authors edit, or from a compiled copy, which is faster."""
