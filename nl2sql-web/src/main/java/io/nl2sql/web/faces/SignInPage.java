package io.nl2sql.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Signs a person in with name and password, then shows the page that was wished for. */
@Named("signInPage")
@RequestScoped
public class SignInPage {
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private SecurityContext security;

    private String username = "";
    private String password = "";
    private String wished = "";
    private String problem = "";

    public void signIn() throws IOException {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        HttpServletRequest request = (HttpServletRequest) external.getRequest();
        HttpServletResponse response = (HttpServletResponse) external.getResponse();
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                        .credential(new UsernamePasswordCredential(username.strip(), password)));
        if (status == AuthenticationStatus.SUCCESS) {
            external.redirect(LocalPath.orStart(wished, external.getRequestContextPath()));
            return;
        }
        problem = response.getStatus() == TOO_MANY_REQUESTS
                ? "Too many tries. Wait a minute, then try again."
                : "User name or password is wrong.";
    }

    public String problem() {
        return problem;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username == null ? "" : username;
    }

    /** Never sent back to the browser. */
    public String getPassword() {
        return "";
    }

    public void setPassword(String password) {
        this.password = password == null ? "" : password;
    }

    public String getWished() {
        return wished;
    }

    public void setWished(String wished) {
        this.wished = wished == null ? "" : wished;
    }
}
