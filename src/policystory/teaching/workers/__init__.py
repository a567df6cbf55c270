"""Grade many learners: on this machine's processors, or on a Dask cluster of other machines."""
