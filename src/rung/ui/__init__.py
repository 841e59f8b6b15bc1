"""The app: pages, what they show, and the one door for HTML. The only package that imports Streamlit."""
