/** State of campaigns: fields, status, completion, and pages overdue for a receipt. */
@NullMarked
package com.xenocrm.campaigndata.campaign;

import org.jspecify.annotations.NullMarked;
