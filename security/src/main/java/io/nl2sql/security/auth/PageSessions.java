package io.nl2sql.security.auth;

import io.nl2sql.security.identity.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets requests of pages in by a session that began with a password. The session holds the name only: roles and claims
 * are those that the account has now.
 */
@ApplicationScoped
class PageSessions {
    private static final String NAME = PageSessions.class.getName() + ".name";
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private InstalledAccounts installed;

    @Inject
    private PasswordSignIn signIn;

    AuthenticationStatus validate(RequestPath path, HttpMessageContext context) {
        if (context.getAuthParameters().getCredential() instanceof UsernamePasswordCredential credential) {
            return signIn(credential, context);
        }
        Optional<Principal> signedIn = signedIn(context.getRequest());
        if (signedIn.isPresent()) {
            return letIn(signedIn.get(), context);
        }
        return path.isPublic() ? context.doNothing() : SignInPrompt.answer(path, context);
    }

    private Optional<Principal> signedIn(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(NAME))
                .flatMap(installed.accounts()::find);
    }

    private AuthenticationStatus signIn(UsernamePasswordCredential credential, HttpMessageContext context) {
        HttpServletRequest request = context.getRequest();
        char[] password = credential.getPassword().getValue();
        return signIn.attempt(credential.getCaller(), password, request.getRemoteAddr())
                .fold(
                        principal -> begin(principal, context),
                        () -> AuthenticationStatus.SEND_FAILURE,
                        wait -> tooMany(wait, context.getResponse()));
    }

    /** Gives the session a new id, so that nobody can have planted the old one. */
    private static AuthenticationStatus begin(Principal principal, HttpMessageContext context) {
        HttpServletRequest request = context.getRequest();
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        request.getSession(true).setAttribute(NAME, principal.name());
        return letIn(principal, context);
    }

    private static AuthenticationStatus letIn(Principal principal, HttpMessageContext context) {
        CallerIdentity.remember(principal, context.getRequest());
        return context.notifyContainerAboutLogin(principal.name(), principal.roles());
    }

    private static AuthenticationStatus tooMany(Duration wait, HttpServletResponse response) {
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
        return AuthenticationStatus.SEND_FAILURE;
    }

    void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(NAME);
        }
    }
}
