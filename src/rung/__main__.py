"""`python -m rung`: the same as the `rung` command."""

from rung.cli import main

if __name__ == "__main__":
    main()
