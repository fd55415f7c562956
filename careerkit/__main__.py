"""``python -m careerkit`` is the ``careerkit`` command."""

from careerkit.cli import main

if __name__ == "__main__":
    main()
