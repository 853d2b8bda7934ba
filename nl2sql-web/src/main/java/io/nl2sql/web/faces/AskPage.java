package io.nl2sql.web.faces;

import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.pipeline.Answer;
import io.nl2sql.core.pipeline.Question;
import io.nl2sql.core.pipeline.SqlRequest;
import io.nl2sql.ejb.ask.DataSourceInfo;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.web.faces.AskedQuestion.Asking;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The page on which questions are asked and answers shown. The address holds the question's id, so that a reload, a
 * bookmark or the browser's way back shows an answer and never asks again; a question that comes in the address is only
 * filled in.
 */
@Named("askPage")
@ViewScoped
public class AskPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Asker asker;

    @Inject
    private SourcesBean sources;

    @Inject
    private PersonPage person;

    @Inject
    private EntryViews views;

    private String question = "";
    private String further = "";
    private String sql = "";
    private String dataSource = "";
    private String answerId = "";
    private String problem = "";
    private boolean waiting;
    private transient Optional<AskedQuestion> asked;
    private transient AnswerView view;
    private transient List<EntryView> thread;
    private transient List<DataSourceInfo> choices;
    private transient List<String> examples;

    /** Fills the page from its address. Asks nothing. */
    public void load() throws IOException {
        if (answerId.isEmpty()) {
            return;
        }
        if (asked().isEmpty()) {
            redirect(asker.isInHistory(answerId) ? "history-entry.xhtml?id=" + answerId : "index.xhtml?gone=true");
            return;
        }
        waiting = asked().orElseThrow().isWorking();
        Asking asking = asked().orElseThrow().asking();
        question = asking.question();
        dataSource = asking.dataSource();
        sql = asking.isWritten()
                ? asking.sql()
                : asked().flatMap(AskedQuestion::answer).map(Answer::sql).orElse("");
    }

    /** Begins a conversation. */
    public void ask() throws IOException {
        ask(question, Optional.empty());
    }

    /** Goes on with the conversation of the answer that is shown. */
    public void goOn() throws IOException {
        ask(further, conversation());
    }

    /** Asks another wording that the answer offers. */
    public void askInstead(String other) throws IOException {
        ask(other, conversation());
    }

    /** Asks one of the choices that the page's answer gave, which is remembered. */
    public void choose(String choice) throws IOException {
        Optional<UUID> back = asked().flatMap(AskedQuestion::answer).map(Answer::id);
        ask(choice, conversation(), back);
    }

    private void ask(String words, Optional<String> conversation) throws IOException {
        ask(words, conversation, Optional.empty());
    }

    private void ask(String words, Optional<String> conversation, Optional<UUID> back) throws IOException {
        if (words.isBlank()) {
            problem = "Type a question first.";
            return;
        }
        Question asking = Question.of(words.strip());
        Question placed = dataSource.isEmpty() ? asking : asking.on(dataSource);
        Question going = conversation.map(placed::in).orElse(placed);
        show(asker.ask(back.map(going::clarifying).orElse(going)));
    }

    private Optional<String> conversation() {
        return asked().flatMap(AskedQuestion::answer).map(Answer::conversation).filter(name -> !name.isEmpty());
    }

    public void runSql() throws IOException {
        if (sql.isBlank()) {
            problem = "Type a query first.";
            return;
        }
        Optional<String> source = Optional.of(dataSource).filter(name -> !name.isEmpty());
        show(asker.run(SqlRequest.of(sql, source)));
    }

    private void show(AskedQuestion shown) throws IOException {
        redirect("index.xhtml?answer=" + shown.id());
    }

    /** Called again and again while the page waits; moves on when there is something to show. */
    public void look() throws IOException {
        if (asked().filter(AskedQuestion::isWorking).isEmpty()) {
            redirect("index.xhtml?answer=" + answerId);
        }
    }

    public void stop() throws IOException {
        asked().ifPresent(AskedQuestion::cancel);
        redirect("index.xhtml?answer=" + answerId);
    }

    public void download() throws IOException {
        Optional<Answer> answer = asked().flatMap(AskedQuestion::answer);
        if (answer.isPresent()) {
            CsvResponse.send(FacesContext.getCurrentInstance(), answer.get());
        }
    }

    private static void redirect(String page) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().redirect(faces.getExternalContext().getRequestContextPath() + "/" + page);
        faces.responseComplete();
    }

    private Optional<AskedQuestion> asked() {
        if (asked == null) {
            asked = asker.find(answerId);
        }
        return asked;
    }

    /** What is shown as it ended; nothing on a page that waits, even when the answer has come meanwhile. */
    private Optional<AskedQuestion> settled() {
        return waiting ? Optional.empty() : asked();
    }

    /** Whether this page was opened while the answer was not there yet; it stays so until the page moves on. */
    public boolean isWaiting() {
        return waiting;
    }

    public long elapsedMillis() {
        return asked().map(AskedQuestion::elapsedMillis).orElse(0L);
    }

    public Failure failure() {
        return settled().flatMap(AskedQuestion::failure).orElse(null);
    }

    /** The answer to show, or null. */
    public AnswerView view() {
        if (view == null) {
            view = settled().flatMap(AskedQuestion::answer).map(asker::view).orElse(null);
        }
        return view;
    }

    /** What was asked before in the same conversation, oldest first. */
    public List<EntryView> thread() {
        if (thread == null) {
            thread = settled().flatMap(AskedQuestion::answer).map(asker::before).orElse(List.of()).stream()
                    .map(views::of)
                    .toList();
        }
        return thread;
    }

    /** Whether a question can go on from what is shown. */
    public boolean isOpenEnded() {
        return view() != null && conversation().isPresent() && (view().isAnswered() || !thread().isEmpty());
    }

    /** Whether this page shows a question's fate rather than an invitation. */
    public boolean isAsked() {
        return asked().isPresent();
    }

    /** Whether SQL was written by hand rather than a question asked. */
    public boolean isWritten() {
        return asked().filter(question -> question.asking().isWritten()).isPresent();
    }

    public List<DataSourceInfo> dataSources() {
        if (choices == null) {
            choices = sources.list(person.principal());
        }
        return choices;
    }

    /** Questions to begin with; none where the data source cannot be read now. */
    public List<String> examples() {
        if (examples == null) {
            examples = exampleQuestions();
        }
        return examples;
    }

    private List<String> exampleQuestions() {
        try {
            Optional<String> source = Optional.of(dataSource).filter(name -> !name.isEmpty());
            return ExampleQuestions.of(sources.schema(source, person.principal()));
        } catch (Nl2SqlException e) {
            problem = problem.isEmpty() ? e.getMessage() : problem;
            return List.of();
        }
    }

    public String problem() {
        return problem;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question == null ? "" : question;
    }

    public String getFurther() {
        return further;
    }

    public void setFurther(String further) {
        this.further = further == null ? "" : further;
    }

    public String getSql() {
        return sql;
    }

    public void setSql(String sql) {
        this.sql = sql == null ? "" : sql;
    }

    public String getDataSource() {
        return dataSource;
    }

    public void setDataSource(String dataSource) {
        this.dataSource = dataSource == null ? "" : dataSource;
    }

    public String getAnswerId() {
        return answerId;
    }

    /** Only an id is kept: anything else reads as none. */
    public void setAnswerId(String answerId) {
        this.answerId = asker.readId(answerId).map(UUID::toString).orElse("");
    }
}
