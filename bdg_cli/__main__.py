"""`python -m bdg_cli` does what `bdg` does."""

from bdg_cli.cli.app import main

if __name__ == "__main__":
    main()
