ALTER TABLE history_entry
    ADD COLUMN conversation text NOT NULL DEFAULT '',
    ADD COLUMN taken_as text NOT NULL DEFAULT '';
COMMENT ON COLUMN history_entry.conversation IS 'Names the conversation among those of the same principal; empty where there is none.';
COMMENT ON COLUMN history_entry.taken_as IS 'The whole question that a question after others was answered as; empty where that is not known.';

CREATE INDEX history_entry_by_conversation ON history_entry (conversation, principal, asked_at DESC, id DESC);
