"""The picture by id, as the outputs ask for it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.picture import Copy, Event, Finding, Holding, Picture, PictureArticle, PictureClaim, Story
from dateline.model.world import Actor, Place
from dateline.origins import Origins


class Lookup:
    """Finds the members of one picture by id; an id nobody knows gives None or nothing."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self.articles: dict[str, PictureArticle] = {article.id: article for article in picture.articles}
        self.claims: dict[str, PictureClaim] = {claim.id: claim for claim in picture.claims}
        self.actors: dict[str, Actor] = {actor.id: actor for actor in picture.actors}
        self.places: dict[str, Place] = {place.id: place for place in picture.places}
        self.stories: dict[str, Story] = {story.id: story for story in picture.stories}
        self.events: dict[str, Event] = {alias: event for event in picture.events for alias in event.aliases}
        self.events |= {event.id: event for event in picture.events}
        self.origins = Origins(picture.articles, picture.copies)
        self._copies: dict[str, list[Copy]] = {}
        for copy in picture.copies:
            self._copies.setdefault(copy.from_article_id, []).append(copy)
        self._findings: dict[str, list[Finding]] = {}
        for finding in picture.findings:
            self._findings.setdefault(finding.event_id, []).append(finding)
        self._denials: dict[str, list[PictureClaim]] = {}
        for claim in picture.claims:
            if claim.event_id in self.events and claim.id not in self.events[claim.event_id].claim_ids:
                self._denials.setdefault(claim.event_id, []).append(claim)

    def claims_of(self, ids: Iterable[str]) -> tuple[PictureClaim, ...]:
        """Give the claims that exist of some ids, in their order."""
        return tuple(self.claims[claim_id] for claim_id in ids if claim_id in self.claims)

    def claims_about(self, event: Event) -> tuple[PictureClaim, ...]:
        """Give the claims that tell of an event, then those that only name it as theirs: its denials."""
        denials = (claim for key in (event.id, *event.aliases) for claim in self._denials.get(key, ()))
        return (*self.claims_of(event.claim_ids), *denials)

    def loose_claims(self, story_id: str | None) -> tuple[PictureClaim, ...]:
        """Give the claims of a story's reports that are of no event: plans, threats, what did not happen."""
        return tuple(
            claim
            for claim in self.picture.claims
            if claim.event_id not in self.events and self._article_story(claim.article_id) == story_id
        )

    def copies_in(self, article_id: str) -> tuple[Copy, ...]:
        """Give the copies an article holds."""
        return tuple(self._copies.get(article_id, ()))

    def findings_of(self, event: Event) -> tuple[Finding, ...]:
        return tuple(finding for key in (event.id, *event.aliases) for finding in self._findings.get(key, ()))

    def events_of(self, story_id: str | None) -> tuple[Event, ...]:
        return tuple(event for event in self.picture.events if self._story_of(event) == story_id)

    def holdings_of(self, story_id: str | None) -> tuple[Holding, ...]:
        """Give the holdings that hang on events of a story, or that its place names where they hang on none."""
        return tuple(holding for holding in self.picture.holdings if self._holding_story(holding) == story_id)

    def _story_of(self, event: Event) -> str | None:
        return event.story_id if event.story_id in self.stories else None

    def _holding_story(self, holding: Holding) -> str | None:
        for event_id in holding.event_ids:
            if event_id in self.events:
                return self._story_of(self.events[event_id])
        stories = (self._article_story(claim.article_id) for claim in self.claims_of(holding.claim_ids))
        return next((story_id for story_id in stories if story_id), None)

    def _article_story(self, article_id: str) -> str | None:
        article = self.articles.get(article_id)
        return article.story_id if article and article.story_id in self.stories else None
