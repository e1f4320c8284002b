package com.xenocrm.ingestion.intake;

import java.util.List;

/** Result of a request with rows. */
public record IntakeReport(int accepted, int rejected, List<RejectedRow> errorArray) {}
