"""Every table, in one place. Times are aware UTC; JSON columns hold plain data."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.store.columns import Instant, owner
from bot.store.columns import metadata as metadata

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("token_hash", String(64), nullable=False),
    Column("channel", String(16), nullable=False),
    # The sender's address on channels that have one (an E.164 number for SMS).
    Column("address", String(40)),
    Column("status", String(12), nullable=False, default="bot"),
    Column("step", String(16), nullable=False, default="welcome"),
    Column("progress", Integer, nullable=False, default=0),  # per mille
    Column("municipality_code", String(4)),
    # What the open question asks; read by the channels and sent along to Rasa.
    Column("asks", String(80)),
    Column("state", JSON, nullable=False, default=dict),
    Column("last_seq", Integer, nullable=False, default=0),
    # How far a channel that pushes (SMS) has been given the transcript.
    Column("delivered_seq", Integer, nullable=False, default=0),
    # Who holds it: a desk user's id while a counsellor does.
    Column("holder", Integer, ForeignKey("users.id")),
    Column("need", String(16)),
    Column("waiting_since", Instant),
    Column("paused", Boolean, nullable=False, default=False),
    Column("created_at", Instant, nullable=False),
    Column("updated_at", Instant, nullable=False),
    Index("ix_conversations_status", "status", "waiting_since"),
    Index("ix_conversations_updated", "updated_at"),
    Index("ix_conversations_address", "channel", "address"),
)

messages = Table(
    "messages",
    metadata,
    owner(),
    Column("seq", Integer, nullable=False),
    Column("sender", String(12), nullable=False),
    Column("author", String(80)),
    Column("text", Text, nullable=False),
    Column("buttons", JSON, nullable=False, default=list),
    Column("asks", String(80)),
    Column("card", JSON),
    Column("client_id", String(80)),
    Column("in_reply_to", String(80)),
    Column("at", Instant, nullable=False),
    UniqueConstraint("conversation_id", "seq"),
    UniqueConstraint("conversation_id", "client_id", name="uq_messages_client_id"),
)

# What has been accepted and is to be answered, in order of id. `message_id` is the person's own
# id for the message, or one of ours for what comes by itself (the welcome).
turns = Table(
    "turns",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    owner(),
    Column("message_id", String(80), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("text", Text, nullable=False),
    Column("payload", Text),
    Column("noticed", Boolean, nullable=False, default=False),
    Column("answered_at", Instant),
    Column("at", Instant, nullable=False),
    UniqueConstraint("conversation_id", "message_id", name="uq_turns_message"),
    Index("ix_turns_open", "answered_at", "conversation_id", "id"),
)

# What an action has already done for a message, so that a repeated call changes nothing.
results = Table(
    "results",
    metadata,
    owner(),
    Column("message_id", String(80), nullable=False),
    Column("action", String(60), nullable=False),
    Column("result", JSON, nullable=False),
    UniqueConstraint("conversation_id", "message_id", "action", name="uq_results"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    owner(),
    Column("address", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("status", String(12), nullable=False, default="queued"),
    Column("provider_id", String(80)),
    Column("attempts", Integer, nullable=False, default=0),
    Column("next_at", Instant, nullable=False),
    Index("ix_deliveries_due", "status", "next_at"),
    Index("ix_deliveries_provider", "provider_id"),
)

# Incoming SMS, kept the moment they arrive. Once joined into a message only the provider's id stays
# (text and address go), so that a repeated delivery is known.
sms_inbox = Table(
    "sms_inbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("provider_id", String(80), nullable=False, unique=True),
    Column("address", String(40)),
    Column("text", Text, nullable=False),
    Column("sent_at", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("joined_into", String(80)),
    Index("ix_sms_inbox_address", "address"),
)

users = Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("password_hash", String(200), nullable=False),
    Column("role", String(12), nullable=False),
    Column("municipalities", JSON, nullable=False, default=list),
    Column("created_at", Instant, nullable=False),
)

desk_sessions = Table(
    "desk_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("user_id", Integer, ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", Instant, nullable=False),
)

handovers = Table(
    "handovers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    owner(),
    Column("reason", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("claimed_by", Integer, ForeignKey("users.id")),
    Column("claimed_at", Instant),
    Column("ended_at", Instant),
    Index("ix_handovers_conversation", "conversation_id", "id"),
)

notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    owner(),
    Column("user_id", Integer, ForeignKey("users.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

# Every change of a skill by the desk; the old value stays here.
skill_changes = Table(
    "skill_changes",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    owner(),
    Column("skill_id", String(80), nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Column("user_id", Integer, ForeignKey("users.id"), nullable=False),
    Column("at", Instant, nullable=False),
)

# Who at the desk read or changed which conversation.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("user_id", Integer, nullable=False),
    Column("conversation_id", String(40), nullable=False),
    Column("act", String(20), nullable=False),
    Column("at", Instant, nullable=False),
)

slots = Table(
    "slots",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("team", String(40), nullable=False),
    Column("start", Instant, nullable=False),
    Column("end", Instant, nullable=False),
    Column("modes", JSON, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("closed", Boolean, nullable=False, default=False),
    UniqueConstraint("team", "start", name="uq_slots_team_start"),
    Index("ix_slots_start", "start"),
)

# `place` numbers the taken places of a slot from 0; the unique constraint makes a double booking
# impossible whatever the code does. A cancelled booking gives its place back (NULL).
bookings = Table(
    "bookings",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("slot_id", String(40), ForeignKey("slots.id"), nullable=False),
    Column("place", Integer),
    Column("conversation_id", String(40), ForeignKey("conversations.id", ondelete="CASCADE")),
    Column("mode", String(8), nullable=False),
    Column("name", String(120), nullable=False),
    Column("phone", String(40)),
    Column("email", String(200)),
    Column("manage_token", String(64), nullable=False, unique=True),
    Column("status", String(12), nullable=False, default="booked"),
    Column("sequence", Integer, nullable=False, default=0),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("slot_id", "place", name="uq_bookings_place"),
    Index("ix_bookings_conversation", "conversation_id"),
)

# Rasa's own tracker (see bot/rasa_server/tracker_store.py); here so that it is erased, moved and
# backed up together with the rest.
rasa_trackers = Table(
    "rasa_trackers",
    metadata,
    Column("sender_id", String(80), primary_key=True),
    Column("events", Text, nullable=False),
)
