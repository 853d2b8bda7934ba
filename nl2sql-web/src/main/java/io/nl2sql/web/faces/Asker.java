package io.nl2sql.web.faces;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.history.History;
import io.nl2sql.core.history.HistoryEntry;
import io.nl2sql.core.history.HistoryFilter;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Caller;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.SqlRequest;
import io.nl2sql.ejb.ask.AskBean;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.ejb.history.HistoryBean;
import io.nl2sql.security.identity.Principal;
import io.nl2sql.web.faces.AskedQuestion.Asking;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Asks for the signed-in person, and finds again what this person asked. */
@ApplicationScoped
public class Asker {
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final int MOST_OF_A_CONVERSATION = 20;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Inject
    private AskBean asking;

    @Inject
    private SourcesBean sources;

    @Inject
    private HistoryBean history;

    @Inject
    private AskedQuestions latest;

    @Inject
    private PersonPage person;

    AskedQuestion ask(Question question) {
        Caller caller = person.reader();
        return keep(
                new Asking(
                        question.text(),
                        "",
                        question.dataSource().orElse(""),
                        question.conversationId().orElse("")),
                () -> asking.ask(question, caller));
    }

    AskedQuestion run(SqlRequest request) {
        Caller caller = person.reader();
        return keep(
                new Asking("", request.sql(), request.dataSource().orElse(""), ""), () -> asking.run(request, caller));
    }

    private AskedQuestion keep(Asking what, Supplier<CompletionStage<Answer>> start) {
        AskedQuestion asked = latest.keep(person.principal(), what, started(start));
        asked.awaitBriefly(PATIENCE);
        return asked;
    }

    private static CompletionStage<Answer> started(Supplier<CompletionStage<Answer>> start) {
        try {
            return start.get();
        } catch (Nl2SqlException | EJBException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    Optional<AskedQuestion> find(String id) {
        return readId(id).flatMap(known -> latest.find(person.principal(), known));
    }

    boolean isInHistory(String id) {
        return readId(id)
                .flatMap(known -> history.find(person.principal(), known))
                .isPresent();
    }

    /** What was asked before in the conversation of an answer, oldest first. */
    List<HistoryEntry> before(Answer answer) {
        if (answer.conversation().isEmpty()) {
            return List.of();
        }
        Principal principal = person.principal();
        HistoryFilter filter = HistoryFilter.everything().in(answer.conversation(), answer.dataSource());
        List<HistoryEntry> entries = new ArrayList<>(history.find(principal, answer.id())
                .map(entry -> history.page(
                        principal, filter, Optional.of(History.Cursor.behind(entry)), MOST_OF_A_CONVERSATION))
                .orElse(List.of()));
        Collections.reverse(entries);
        return entries;
    }

    Optional<UUID> readId(String text) {
        return text != null && UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    AnswerView view(Answer answer) {
        return new AnswerView(answer, policyFor(answer));
    }

    /** An answer is shown also when its data source has gone away since. */
    private PolicyView policyFor(Answer answer) {
        if (answer.sql().isEmpty()) {
            return PolicyView.ofNothing();
        }
        try {
            return PolicyView.of(sources.schema(Optional.of(answer.dataSource()), person.principal()), answer.sql());
        } catch (Nl2SqlException e) {
            return PolicyView.ofNothing();
        }
    }
}
