"""What helps to write data: the canonical form, new sheets and ids, forms in the browser."""
