"""The kit as a web app: Voila in this process, with pages, kernels and errors of our own."""
