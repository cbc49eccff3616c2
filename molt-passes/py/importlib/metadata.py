"""What is known of installed packages: an executable has none."""


class PackageNotFoundError(ModuleNotFoundError):
    """The package was not found."""

    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        (name,) = self.args
        return name


def version(distribution_name):
    if not distribution_name:
        raise ValueError("A distribution name is required.")
    raise PackageNotFoundError(distribution_name)
