"""Sphinx configuration. Build with `make docs`; nothing is downloaded."""

import gazetteer

project = "gazetteer"
author = "The gazetteer developers"
copyright = "The gazetteer developers, MIT licence"
release = version = gazetteer.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_click", "sphinx_copybutton"]
exclude_patterns = ["_build", "tutorial.ipynb"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]
nitpicky = False

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_default_options = {"members": True, "undoc-members": False}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = "gazetteer"
html_static_path = ["_static"]
html_show_sphinx = False


def show_examples(app, ctx, lines):
    """Show the examples of a command as a literal block."""
    examples = [line for line in lines if line.strip() != "\b"]
    lines[:] = ["::", "", *(f"   {line}" for line in examples), ""] if examples else []


def setup(app):
    app.connect("sphinx-click-process-epilog", show_examples)
