// Names that plans, workbooks and documents rely on: none may go or change its dimensions without a new plan version.

/** Rows, `name[dimensions]`. */
export const promisedRows: readonly string[] = words(`
  month_of_year pay_rise_index price_index monthly_attrition[role] leavers[role] requisitions[role]
  new_starts[role] headcount[role] paid_headcount[role] headcount_by_tenure[role,tenure]
  ramp_level[role,tenure] ramped_equivalents[role] headcount_by_function[function] total_headcount
  tool_active[tool] tool_months_in_use[tool] tool_adoption[tool] system_adoption[system]
  combined_effect[driver] win_rate_uplift cycle_time_cut ramp_time_cut productivity_uplift
  marketing_output_uplift sdr_output_uplift churn_cut expansion_uplift hosting_cost_cut support_cost_cut
  delivery_speed_uplift delivery_capacity[team] internal_capacity[team] system_requested[system]
  system_ready[system] system_effort[system,team] system_work[system,team] system_work_done[system,team]
  system_progress[system] system_live[system] system_months_live[system] go_live_month[system]
  internal_work[team] team_utilisation[team] roadmap_capacity roadmap_competitiveness
  marketing_spend[channel] effective_marketing_spend[channel] marketing_execution
  marketing_opportunities[channel] sdr_opportunities self_sourced_opportunities[segment]
  referral_opportunities[segment] opportunities_created[segment] effective_cycle_months[segment]
  stage_exit_rate[segment] opportunities_advanced[segment] early_pipeline[segment]
  opportunities_decided[segment] late_pipeline[segment] effective_win_rate[segment] current_acv[segment]
  winnable_arr[segment] open_pipeline[segment] account_executives[segment]
  ramped_account_executives[segment] manager_coverage sales_engineer_coverage coverage_factor
  sales_capacity[segment] new_arr[segment] carried_over_arr[segment] arr_lost_to_capacity[segment]
  capacity_binds[segment] new_customers[segment] assigned_quota csm_coverage churn_multiplier
  arr_available_to_renew[segment] effective_churn_rate[segment] churned_arr_at_renewal[segment]
  contraction_arr[segment] expansion_arr_at_renewal[segment] contract_value_starting[segment]
  monthly_plan_arr[segment] monthly_plan_churned_arr[segment] monthly_plan_expansion_arr[segment]
  churned_arr[segment] expansion_arr[segment] closing_arr[segment] total_arr net_new_arr
  lost_customers[segment] customers[segment] annual_contract_revenue[segment]
  monthly_plan_revenue[segment] onboarding_revenue subscription_revenue revenue billings deferred_revenue
  cash_collected write_offs accounts_receivable base_pay[role] payroll_taxes_and_benefits[role]
  bonuses[role] commissions capitalised_commissions commission_amortisation commission_expense
  deferred_commissions recruiting_cost[role] headcount_overhead[role] equipment_purchases tool_seats[tool]
  tool_monthly_price[tool] tool_invoice_month[tool] tool_committed_price[tool] tool_setup_cost[tool]
  tool_expense[tool] tool_invoices[tool] prepaid_software system_vendor_cost[system]
  system_running_cost[system] capitalised_system_cost system_labour_cost[system] marketing_programmes
  hosting_cost customer_support_cost payment_fees direct_cost_by_function[function]
  cost_by_function[function] total_cost_of_revenue gross_profit sales_and_marketing operating_expenses
  ebitda depreciation interest_income interest_expense profit_before_tax loss_carry_forward_used
  loss_carry_forward income_tax net_income equity_raised issue_costs debt_drawn debt_facility_fee
  debt_repaid debt_balance supplier_invoices accounts_payable suppliers_paid accrued_variable_pay
  payroll_paid operating_cash_flow investing_cash_flow free_cash_flow financing_cash_flow cash_balance
  fixed_assets total_assets total_liabilities paid_in_capital retained_earnings check_balance_sheet
  check_arr_contracts check_revenue check_deferred_revenue check_headcount check_pipeline check_cash_flow
  check_cash_proof net_burn average_burn runway_months burn_multiple magic_number cac_ratio gross_margin
  cac_payback_months gross_revenue_retention net_revenue_retention quick_ratio revenue_growth
  free_cash_flow_margin rule_of_forty arr_per_employee customer_churn_rate lifetime_value_to_cac
  pipeline_coverage quota_coverage capacity_utilisation ebitda_margin
  cumulative_cost_by_function[function] cumulative_technology_spend[purpose]
  cumulative_delivery_spend[team]
`)

/** Inputs, `name[dimensions]`. */
export const promisedInputs: readonly string[] = words(`
  start_month_of_year pay_rise_month pay_rise_rate price_rise_month price_rise_rate
  opening_headcount[role] annual_attrition[role] backfill_share[role] time_to_fill[role]
  ramp_by_tenure[role,tenure] opening_headcount_by_tenure[role,tenure] planned_hires[role]
  tool_effect_size[tool,driver] system_effect_size[system,driver] tool_chosen[tool] tool_start_month[tool]
  tool_adoption_midpoint[tool] tool_adoption_speed[tool] tool_setup_price[tool] tool_flat_price[tool]
  tool_seat_price[tool] tool_seat_needed[tool,role] tool_price_rise_rate benefit_shock
  system_chosen[system] system_start_month[system] system_adoption_midpoint[system]
  system_adoption_speed[system] effort_estimate[system,team] maximum_monthly_work[system,team]
  prerequisite_needed[system,prerequisite] system_vendor_price[system] system_running_price[system]
  effort_shock system_capitalised_share productive_share_of_time internal_work_share[team]
  team_monthly_rate[team] roadmap_capacity_needed roadmap_sensitivity marketing_budget
  marketing_mix[channel] marketing_carry_over opening_effective_marketing_spend[channel]
  maximum_opportunities[channel] half_effect_spend[channel] response_shape[channel] budget_per_marketer
  demand_shock channel_segment_mix[channel,segment] opportunities_per_sdr sdr_segment_mix[segment]
  self_sourced_per_account_executive[segment] referral_rate[segment] sales_cycle_months[segment]
  cycle_shock opening_early_pipeline[segment] opening_late_pipeline[segment] base_win_rate[segment]
  win_rate_shock starting_acv[segment] slipped_deals_lost_share opening_carried_over_arr[segment]
  annual_productivity[segment] seasonality sellers_per_manager account_executives_per_sales_engineer
  sales_engineer_need[segment] manager_sensitivity sales_engineer_sensitivity quota_over_assignment
  arr_per_csm churn_sensitivity renewal_churn_rate[segment] churn_shock renewal_contraction_rate[segment]
  expansion_rate[segment] monthly_plan_annual_churn annual_contract_share[segment]
  upfront_billing_share[segment] customer_churn_factor[segment] opening_arr[segment]
  opening_monthly_plan_arr[segment] opening_customers[segment] contract_value_starting_history[segment]
  total_arr_history revenue_history sales_and_marketing_history free_cash_flow_history billings_history
  collection_curve[collection_age] bad_debt_share opening_accounts_receivable revenue_weight[contract_age]
  unexpired_share[contract_age] opening_deferred_revenue onboarding_fee[segment] annual_salary[role]
  payroll_tax_rate monthly_benefits annual_bonus_target[role] bonus_attainment
  new_arr_commission_rate[segment] expansion_commission_rate commission_payroll_tax_rate
  commission_capitalised_share opening_deferred_commissions opening_deferred_commissions_months
  agency_hire_share[role] agency_fee_rate cost_per_hire annual_overhead_per_head equipment_per_hire
  hosting_rate payment_fee_rate annual_support_per_customer[segment] fixed_general_and_admin_cost
  is_sales[function] is_marketing[function] is_cost_of_revenue[function]
  is_general_and_administrative[function] cash_interest_rate income_tax_rate loss_use_limit
  opening_loss_carry_forward tranche_amount[tranche] tranche_month[tranche] tranche_fee_rate[tranche]
  debt_chosen debt_amount debt_draw_month debt_interest_rate debt_fee_rate debt_interest_only_months
  debt_repayment_months days_to_pay_suppliers opening_accounts_payable opening_accrued_variable_pay
  opening_cash opening_fixed_assets opening_fixed_assets_months opening_paid_in_capital attrition_shock
  opening_retained_earnings
`)

/** Mappings. */
export const promisedMappings: readonly string[] = words(`
  kind_of_role kind_of_team kind_of_function role_function role_segment role_team tool_function
  tool_purpose system_function system_purpose
`)

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
