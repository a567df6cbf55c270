"""Widget models that speak to pages directly, because ipywidgets loads slowly."""
