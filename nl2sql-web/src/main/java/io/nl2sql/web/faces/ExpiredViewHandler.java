package io.nl2sql.web.faces;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.io.IOException;
import java.util.Iterator;

/**
 * Leads a person whose page is too old back to where it goes on: to the sign-in page where the session ended, else to a
 * fresh ask page. Works for whole pages and for requests of a script alike.
 */
public final class ExpiredViewHandler extends ExceptionHandlerWrapper {
    private ExpiredViewHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        for (Iterator<ExceptionQueuedEvent> events =
                        getUnhandledExceptionQueuedEvents().iterator();
                events.hasNext(); ) {
            ExceptionQueuedEvent event = events.next();
            if (event.getContext().getException() instanceof ViewExpiredException) {
                events.remove();
                leadBack(event.getContext().getContext());
                return;
            }
        }
        getWrapped().handle();
    }

    private static void leadBack(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        String page = external.getUserPrincipal() == null ? "/sign-in.xhtml?expired=true" : "/index.xhtml?expired=true";
        try {
            external.redirect(external.getRequestContextPath() + page);
        } catch (IOException e) {
            throw new FacesException(e);
        }
        faces.responseComplete();
    }

    /** Named in {@code faces-config.xml}. */
    public static final class Factory extends ExceptionHandlerFactory {
        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new ExpiredViewHandler(getWrapped().getExceptionHandler());
        }
    }
}
