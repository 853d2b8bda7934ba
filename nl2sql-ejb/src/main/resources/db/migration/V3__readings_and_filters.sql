ALTER TABLE history_entry ADD COLUMN kind text NOT NULL DEFAULT 'ASKED';
COMMENT ON COLUMN history_entry.kind IS 'ASKED: a question or SQL. AUDIT_READ: somebody looked at other people''s entries.';

CREATE INDEX history_entry_by_outcome ON history_entry (outcome, asked_at DESC, id DESC);
CREATE INDEX history_entry_by_code ON history_entry (error_code, asked_at DESC, id DESC) WHERE error_code IS NOT NULL;
CREATE INDEX history_entry_by_source ON history_entry (data_source, asked_at DESC, id DESC);
CREATE INDEX history_entry_by_door ON history_entry (door, asked_at DESC, id DESC);
CREATE INDEX history_entry_readings ON history_entry (asked_at DESC, id DESC) WHERE kind = 'AUDIT_READ';
