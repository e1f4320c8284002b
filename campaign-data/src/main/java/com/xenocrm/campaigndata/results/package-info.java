/** What a campaign brought in: orders after it, beside those of the customers who were held out. Reads only. */
@NullMarked
package com.xenocrm.campaigndata.results;

import org.jspecify.annotations.NullMarked;
