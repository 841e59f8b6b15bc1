"""The Streamlit entry: `rung app`, or `streamlit run app.py`."""

from rung.ui.shell import main

main()
