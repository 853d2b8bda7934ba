package io.nl2sql.tests.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.nl2sql.tests.application.RunningApplication;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person with an own browser window, and what this person does on the pages. */
final class Visitor implements AutoCloseable {
    private static final String OUTCOME = "#answer, #failure, #problem";

    private final BrowserContext context;
    private final Page page;
    private final RunningApplication application;
    private final List<String> scriptErrors = new CopyOnWriteArrayList<>();

    Visitor(BrowserContext context, RunningApplication application) {
        this.context = context;
        this.page = context.newPage();
        this.application = application;
        page.setDefaultTimeout(20_000);
        page.onPageError(scriptErrors::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                scriptErrors.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** Errors of scripts, and whatever the content security policy had to stop. */
    List<String> scriptErrors() {
        return List.copyOf(scriptErrors);
    }

    Visitor open(String path) {
        page.navigate(application.baseUri().resolve(path).toString());
        return this;
    }

    /** As one of the demo people. */
    Visitor signIn(String person) {
        return signIn(person, application.passwordOf(person));
    }

    Visitor signIn(String person, String password) {
        open("sign-in.xhtml");
        enter(person, password);
        page.waitForSelector("[id='leave:signOut']");
        return this;
    }

    /** Fills and sends the sign-in form that is shown. */
    void enter(String name, String password) {
        page.fill("[id='signIn:username']", name);
        page.fill("[id='signIn:password']", password);
        page.click("[id='signIn:enter']");
        page.waitForSelector("#problem, [id='leave:signOut']");
    }

    Visitor ask(String question) {
        return ask(question, "");
    }

    /** @param dataSource its name; empty for the default one */
    Visitor ask(String question, String dataSource) {
        open("index.xhtml?source=" + dataSource);
        page.fill("[id='ask:question']", question);
        page.press("[id='ask:question']", "Enter");
        page.waitForSelector(OUTCOME);
        return this;
    }

    /** Goes on from the answer that is shown, by keyboard alone. */
    Visitor goOn(String question) {
        String before = page.url();
        page.locator("body").press("+");
        page.keyboard().type(question);
        page.keyboard().press("Enter");
        page.waitForURL(address -> !address.equals(before));
        page.waitForSelector(OUTCOME);
        return this;
    }

    /** Runs SQL with the editor that stands below every answer. */
    Visitor runSql(String sql) {
        if (page.locator("[id='sql:text']").count() == 0) {
            ask("How many accruals are there?");
        }
        if (!page.locator("[id='sql:text']").isVisible()) {
            page.locator(".sql-part details summary").click();
        }
        page.fill("[id='sql:text']", sql);
        String before = page.url();
        page.press("[id='sql:text']", "Control+Enter");
        page.waitForURL(address -> !address.equals(before));
        page.waitForSelector(OUTCOME);
        return this;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    String text(String selector) {
        return page.locator(selector).first().innerText().strip();
    }

    /** Texts of one column of the table that is shown, from 1. */
    List<String> column(int number) {
        return page.locator(".ui-datatable-data tr td:nth-child(" + number + ")")
                .allInnerTexts();
    }

    List<String> headers() {
        return page.locator(".ui-datatable thead th").allInnerTexts();
    }

    @Override
    public void close() {
        context.close();
    }
}
