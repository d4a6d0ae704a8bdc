"""The `survey` command: one module a command, each drawing on published tables.

`main` finds the command and says what went wrong. A new command is a module here with a function of
its own name, and its name in `main.COMMANDS`. Nothing heavy is imported before it is needed.
"""
