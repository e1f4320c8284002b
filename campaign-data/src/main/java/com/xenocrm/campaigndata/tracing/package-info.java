/** Keeps work for a campaign in the trace in which the campaign was created. */
@NullMarked
package com.xenocrm.campaigndata.tracing;

import org.jspecify.annotations.NullMarked;
