package io.nl2sql.core.pipeline;

import io.nl2sql.core.error.ErrorCode;
import io.nl2sql.core.error.Nl2SqlException;
import io.nl2sql.core.guard.finding.Finding;
import java.util.List;

/** Written SQL that the guard refused, with every reason. */
public class SqlRefusedException extends Nl2SqlException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    public SqlRefusedException(List<Finding> findings) {
        super(ErrorCode.SQL_REFUSED, findings.get(0).message());
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
