"""Grade many learners at a time: on this machine's processors, or on a Dask cluster."""
