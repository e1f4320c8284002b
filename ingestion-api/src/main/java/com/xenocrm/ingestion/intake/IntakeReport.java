package com.xenocrm.ingestion.intake;

import java.util.List;

/** What became of a request's rows. */
public record IntakeReport(int accepted, int rejected, List<RejectedRow> errorArray) {}
