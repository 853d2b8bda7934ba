package io.nl2sql.core.settings;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;

/** A key that is unknown or whose value cannot be used; the message names the key and the fix. */
public class SettingsException extends Nl2SqlException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(ErrorCode.CONFIGURATION_INVALID, message);
    }
}
