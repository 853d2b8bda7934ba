package io.nl2sql.web.faces;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.pipeline.PolicyPreview;
import io.nl2sql.core.pipeline.PreviewRequest;
import io.nl2sql.core.settings.Settings;
import io.nl2sql.ejb.ask.DataSourceInfo;
import io.nl2sql.ejb.ask.PoliciesBean;
import io.nl2sql.ejb.ask.SourcesBean;
import io.nl2sql.security.identity.Principal;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The form in which administrators look at a query as somebody else. Every look is in the audit. */
@Named("previewPage")
@RequestScoped
public class PreviewPage {
    /** More would be a list to search, not a choice. */
    private static final int MOST_PEOPLE = 24;

    /** The rows are counted twice. */
    private static final int COUNTS = 2;

    @Inject
    private PoliciesBean policies;

    @Inject
    private SourcesBean sources;

    @Inject
    private PersonPage person;

    @Inject
    private Settings settings;

    private String dataSource = "";
    private String who = "";
    private String roles = "";
    private String claims = "";
    private String text = "";
    private boolean question;
    private String problem = "";
    private Failure failure;
    private PreviewView view;
    private List<DataSourceInfo> choices;

    /** People whose roles and claims are known here. */
    public List<Principal> people() {
        return policies.people(person.principal()).stream().limit(MOST_PEOPLE).toList();
    }

    /** Fills in somebody's roles and claims. */
    public void as(String name) {
        policies.people(person.principal()).stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .ifPresent(known -> {
                    who = known.name();
                    roles = String.join(", ", new TreeSet<>(known.roles()));
                    claims = ClaimsText.of(known.claims());
                });
    }

    public void show() {
        if (who.isBlank()) {
            problem = "Say who asks: choose somebody, or write any name.";
            return;
        }
        if (text.isBlank()) {
            problem = "Type a query or a question first.";
            return;
        }
        try {
            run(request());
        } catch (IllegalArgumentException e) {
            problem = e.getMessage();
        }
    }

    private PreviewRequest request() {
        Principal asker = new Principal(who.strip(), names(roles), ClaimsText.read(claims));
        Optional<String> source = Optional.of(dataSource).filter(Predicate.not(String::isEmpty));
        return new PreviewRequest(source, text.strip(), question, asker, Optional.empty());
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split("[,\\s]+", -1))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void run(PreviewRequest request) {
        CompletableFuture<PolicyPreview> running = null;
        try {
            running = policies.preview(request, person.reader()).toCompletableFuture();
            view = new PreviewView(request, running.get(patience().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = Failure.of(e);
        } catch (TimeoutException e) {
            running.cancel(true);
            failure = Failure.of(new Nl2SqlException(ErrorCode.STATEMENT_TIMEOUT, "There was no preview in time.", e));
        } catch (ExecutionException | Nl2SqlException | EJBException e) {
            failure = Failure.of(e);
        }
    }

    /** Longer than the parts of a preview may take together. */
    private Duration patience() {
        return settings.questions()
                .timeout()
                .plus(settings.execution().statementTimeout().multipliedBy(COUNTS));
    }

    public List<DataSourceInfo> dataSources() {
        if (choices == null) {
            choices = new ArrayList<>(sources.list(person.principal()));
        }
        return choices;
    }

    /** What is wrong in the form; empty where nothing is. */
    public String problem() {
        return problem;
    }

    /** Why there is no preview, or null. */
    public Failure failure() {
        return failure;
    }

    /** What is to be shown, or null. */
    public PreviewView view() {
        return view;
    }

    public String getDataSource() {
        return dataSource;
    }

    public void setDataSource(String dataSource) {
        this.dataSource = dataSource == null ? "" : dataSource;
    }

    public String getWho() {
        return who;
    }

    public void setWho(String who) {
        this.who = who == null ? "" : who;
    }

    public String getRoles() {
        return roles;
    }

    public void setRoles(String roles) {
        this.roles = roles == null ? "" : roles;
    }

    public String getClaims() {
        return claims;
    }

    public void setClaims(String claims) {
        this.claims = claims == null ? "" : claims;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text == null ? "" : text;
    }

    public boolean isQuestion() {
        return question;
    }

    public void setQuestion(boolean question) {
        this.question = question;
    }
}
