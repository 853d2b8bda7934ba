package io.nl2sql.core.embedded.cue;

import io.nl2sql.core.catalog.FiscalYear;
import java.time.LocalDate;

/**
 * From where relative dates are seen.
 *
 * @param today the asker's date
 * @param fiscalYear how the business counts its years
 */
public record Calendar(LocalDate today, FiscalYear fiscalYear) {
    public static Calendar of(LocalDate today) {
        return new Calendar(today, FiscalYear.calendar());
    }
}
