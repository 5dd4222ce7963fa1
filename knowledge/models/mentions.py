"""Fields that hold the id of another entry, one for each kind."""

from typing import Annotated

from knowledge.fields.identifiers import SLUG
from knowledge.fields.marks import ITS_OWN, MentionOf, mention
from knowledge.fields.reading import Reader, pattern, scalar

ID = scalar(**pattern(SLUG))
_id = Reader(mention, ID)
AnyMember = Annotated[str, MentionOf("members"), _id]
AnyProject = Annotated[str, MentionOf("projects"), _id]
AnyTool = Annotated[str, MentionOf("tools"), _id]
AnySource = Annotated[str, MentionOf("sources"), _id]
AnyCategory = Annotated[str, MentionOf("categories"), _id]
AnySector = Annotated[str, MentionOf("sectors"), _id]
AnyOfItsKind = Annotated[str, MentionOf(ITS_OWN), _id]
AnyList = Annotated[str, MentionOf("lists"), _id]
