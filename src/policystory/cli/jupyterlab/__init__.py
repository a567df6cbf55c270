"""What `policystory learn` adds to JupyterLab: settings in `labconfig`, and its kernels."""
