package io.nl2sql.web.faces;

import io.nl2sql.core.glossary.Synonym;
import io.nl2sql.core.glossary.Synonym.State;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** A meaning of words as the page shows it. */
public final class MeaningView {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Synonym synonym;
    private final boolean own;
    private final boolean administrator;

    MeaningView(Synonym synonym, String reader, boolean administrator) {
        this.synonym = synonym;
        this.own = synonym.owner().equals(reader);
        this.administrator = administrator;
    }

    public UUID id() {
        return synonym.id();
    }

    public String phrase() {
        return synonym.naming().phrase();
    }

    public String element() {
        return synonym.naming().element();
    }

    public String dataSource() {
        return synonym.dataSource();
    }

    public String owner() {
        return synonym.owner();
    }

    public boolean isAuthored() {
        return synonym.state() == State.AUTHORED;
    }

    /** Whom it helps. */
    public String helps() {
        return isAuthored() ? "Everybody" : own ? "You alone" : synonym.owner() + " alone";
    }

    public String style() {
        return isAuthored() ? "answered" : "limited";
    }

    public boolean isAuthorable() {
        return administrator && !isAuthored();
    }

    public boolean isDeletable() {
        return administrator || own && !isAuthored();
    }

    /** For the browser, which shows it in its own time zone. */
    public String instant() {
        return synonym.at().toString();
    }

    public String time() {
        return UTC.format(synonym.at());
    }
}
