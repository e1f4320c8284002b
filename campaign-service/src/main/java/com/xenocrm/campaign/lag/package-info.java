/** Metrics of active campaigns for operators: pending communications and stalls. */
@NullMarked
package com.xenocrm.campaign.lag;

import org.jspecify.annotations.NullMarked;
