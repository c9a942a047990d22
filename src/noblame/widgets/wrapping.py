"""Wrapping that stays quick for a long text: TextArea's sums its height over all lines for each row it draws."""

from textual.document._wrapped_document import WrappedDocument  # TextArea's own; the public API has no other


class LongDocument(WrappedDocument):
    """A wrapped document whose height costs nothing, and which is not wrapped again at the width it has."""

    _wrapped_at: tuple[int, int] | None = None

    @property
    def height(self) -> int:
        """The number of rows on screen: one entry of the row index each."""
        return len(self._offset_to_line_info)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines to `width` cells, unless they are already.

        An edit keeps the wrapping in step through `wrap_range`, so only a new width or tab width calls for work;
        TextArea asks for it on every resize and each time a scrollbar comes or goes.
        """
        wanted = (width, tab_width or self._tab_width)
        if self._wrapped_at != wanted:
            self._wrapped_at = wanted
            super().wrap(width, tab_width)
