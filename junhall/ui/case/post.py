"""One post of the conversation: who, when, where; the words; the photos; how far it is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy

from junhall.casework.channels import network_name
from junhall.casework.rows import CasePost
from junhall.models.messages import Media
from junhall.models.terms import Network, OutboxState
from junhall.typed import override
from junhall.ui.case.body import Body
from junhall.ui.case.entry import Entry, Setting
from junhall.ui.case.photo import Photos
from junhall.ui.case.sending import outbox_text
from junhall.ui.case.spans import true_host
from junhall.ui.departures import A_PERSON_DECIDES, MAY_RETRY, MAY_TAKE_BACK, ON_ITS_WAY
from junhall.ui.parts.controls import Avatar
from junhall.ui.parts.labels import PlainLabel
from junhall.ui.theme import look
from junhall.words import tr


class PostEntry(Entry):
    """One post: who, when, where; the words; the photos; how far it is on its way out."""

    withdraw_wanted = Signal(object)
    """CasePost."""
    decided = Signal(object, str)
    """CasePost, and "retry" or "sent"."""
    reply_wanted = Signal(object)
    """PostId."""

    def __init__(self, post: CasePost, setting: Setting, *, before: Media | None = None) -> None:
        theme = setting.theme
        name = post.author_name or (
            setting.names.person(post.official) if post.official is not None else None
        )
        label = post.author or name or tr("unknown")
        gone = post.deleted_at is not None
        by_counter = post.network is Network.OTHER and not post.author.startswith("@")
        super().__init__(
            theme,
            mark=Avatar(
                label,
                None if gone else name,
                theme,
                size=30,
                icon_name="person" if gone else ("phone" if by_counter else ""),
            ),
        )
        self.post = post
        self.sending: PlainLabel | None = None
        self._setting = setting
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._byline(name, label)
        if gone:
            said = tr("Deleted by its author; text, photo and name are gone.")
            self.content.addWidget(PlainLabel(said, tone="ink3", wraps=True))
            self.body = None
        else:
            self.body = Body(post.text, theme)
            self.content.addWidget(self.body)
            if post.media:
                self.content.addWidget(Photos(post.media, theme, before=before))
        if post.outbox is not None:
            self._sending()
        words = self.body.toPlainText() if self.body is not None else ""
        self.setAccessibleName(f"{name or label}, {setting.moment(post.posted_at)}: {words}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter offers what can be done with a post."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu}:
            self.offer(self.mapToGlobal(QPoint(self._theme.px(40), self._theme.px(24))))
            return
        super().keyPressEvent(event)

    def offer(self, at: QPoint) -> QMenu:
        """The menu of a post: answer it, copy it, follow its links."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("What to do with this post"))
        if self.post.outbox is None and self.post.deleted_at is None:
            answer = menu.addAction(tr("Answer this post"))
            answer.triggered.connect(lambda: self.reply_wanted.emit(self.post.id))
            copy = menu.addAction(tr("Copy the text"))
            copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.post.text))
        addresses = [self.post.url] if self.post.url else []
        addresses += [span.text for span in self.body.links] if self.body is not None else []
        for address in addresses:
            host = true_host(address)
            if host is not None:
                go = menu.addAction(tr("Open {host} in the browser", host=host))
                go.triggered.connect(lambda _=False, it=address: QDesktopServices.openUrl(QUrl(it)))
        menu.popup(at)
        return menu

    def tick(self) -> None:
        """Say again how far it is on its way."""
        if self.sending is not None:
            self.sending.setText(outbox_text(self.post, self._setting))

    def _byline(self, name: str | None, label: str) -> None:
        post, setting, theme = self.post, self._setting, self._theme
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(5))
        gone = post.deleted_at is not None
        first = tr("Somebody") if gone else (name or label)
        row.addWidget(PlainLabel(first, font=theme.fonts.strong))
        small = theme.fonts.small
        parts: list[str] = []
        if name and not gone and post.author and post.author != name:
            handle = PlainLabel(post.author, tone="ink2", font=small)
            handle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(handle, 1)
        if post.is_resident and not gone:
            resident = PlainLabel(tr("✓ resident"), tone="cobalt", font=small)
            bold = resident.font()
            bold.setBold(True)
            resident.setFont(bold)
            row.addWidget(resident)
        parts.append(setting.moment(post.posted_at))
        if post.network is not Network.OTHER:
            parts.append(network_name(post.network))
        if post.automatic:
            parts.append(tr("automatic"))
        if post.edited_at is not None and not gone:
            parts.append(tr("edited {time}", time=setting.moment(post.edited_at)))
        if post.visibility.is_private:
            parts.append(tr("private"))
        when = PlainLabel(" · ".join(parts), tone="ink2", font=small)
        when.setMinimumWidth(when.sizeHint().width())
        row.addWidget(when)
        if row.stretch(1) == 0:
            row.addStretch(1)
        more = look(QPushButton("⋯"), kind="quiet")
        more.setAccessibleName(tr("What to do with this post"))
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter on the post itself does the same
        more.setStyleSheet("QPushButton { padding: 0 4px; min-height: 0; }")
        more.setFixedHeight(theme.px(20))
        more.clicked.connect(lambda: self.offer(more.mapToGlobal(QPoint(0, more.height()))))
        row.addWidget(more)
        self.content.addLayout(row)

    def _sending(self) -> None:
        post, theme = self.post, self._theme
        tone = "amber" if post.outbox in ON_ITS_WAY else "red"
        state = PlainLabel("", tone=tone, font=theme.fonts.small, wraps=True)
        self.sending = state
        self.tick()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        deeds = self._deeds()
        if len(deeds) > 1:
            # Beside two buttons the sentence had the width of a word.
            self.content.addWidget(state)
            row.addStretch(1)
        else:
            row.addWidget(state, 1)
        for button in deeds:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(row)

    def _deeds(self) -> list[QPushButton]:
        """What a person may do about an answer that is not out."""
        post = self.post
        found: list[QPushButton] = []
        if post.outbox in MAY_TAKE_BACK:
            words = tr("Undo") if post.outbox is OutboxState.HELD else tr("Take back")
            undo = look(QPushButton(words), kind="quiet")
            undo.setAccessibleName(tr("Take this answer back before it leaves"))
            undo.clicked.connect(lambda: self.withdraw_wanted.emit(post))
            found.append(undo)
        if post.outbox is OutboxState.UNSURE:
            if (post.outbox_due_at or 0) >= A_PERSON_DECIDES:
                found.append(self._decision("sent", tr("It is published")))
                found.append(self._decision("retry", tr("Send again")))
        elif post.outbox in MAY_RETRY:
            found.append(self._decision("retry", tr("Try again")))
        return found

    def _decision(self, what: str, words: str) -> QPushButton:
        button = look(QPushButton(words), kind="quiet")
        button.clicked.connect(lambda: self.decided.emit(self.post, what))
        return button
