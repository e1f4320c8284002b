/** How campaigns under way get on, for operators: how much is pending, and which of them stands still. */
@NullMarked
package com.xenocrm.campaign.lag;

import org.jspecify.annotations.NullMarked;
