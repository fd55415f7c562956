"""Has a test's kernels forked from a process that has loaded what a plain notebook needs, no more.

All that the kit's own notebooks need takes 2.5 seconds of a processor, for each server that a test
starts. Python runs this file at its start where this folder is on its path.
"""

import sys

if "careerkit.serve.fork_server.zygote" in sys.orig_argv:
    sys.argv[3:] = ["careerkit.serve.kernels.preload:warm_kernel"]
