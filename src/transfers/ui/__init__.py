"""The dashboard: the only package that speaks Streamlit. It asks services and shows what they answer."""
