"""Starting the product: the model, the children, their ports."""
